import '../../../renderer/gallery/main.tsx'
